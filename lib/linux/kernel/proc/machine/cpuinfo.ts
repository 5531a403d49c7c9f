const flags =
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ss ht syscall nx ' +
  'pdpe1gb rdtscp lm constant_tsc rep_good nopl xtopology nonstop_tsc cpuid tsc_known_freq pni pclmulqdq ssse3 fma cx16 ' +
  'pcid sse4_1 sse4_2 x2apic movbe popcnt tsc_deadline_timer aes xsave avx f16c rdrand hypervisor lahf_lm abm ' +
  '3dnowprefetch fsgsbase tsc_adjust bmi1 avx2 smep bmi2 erms invpcid rdseed adx smap clflushopt clwb sha_ni xsaveopt ' +
  'xsavec xgetbv1 xsaves arat umip rdpid md_clear arch_capabilities'

/** proc_cpuinfo(5): the processors of a small virtual machine. */
export function cpuinfoText(processors: number): string {
  return Array.from({ length: processors }, (_, processor) => block(processor, processors)).join('')
}

function block(processor: number, processors: number): string {
  const rows: readonly (readonly [string, string | number])[] = [
    ['processor', processor],
    ['vendor_id', 'GenuineIntel'],
    ['cpu family', 6],
    ['model', 106],
    ['model name', 'Intel(R) Xeon(R) Processor'],
    ['stepping', 6],
    ['microcode', '0x1'],
    ['cpu MHz', '2400.000'],
    ['cache size', '16384 KB'],
    ['physical id', 0],
    ['siblings', processors],
    ['core id', processor],
    ['cpu cores', processors],
    ['apicid', processor],
    ['initial apicid', processor],
    ['fpu', 'yes'],
    ['fpu_exception', 'yes'],
    ['cpuid level', 22],
    ['wp', 'yes'],
    ['flags', flags],
    ['bugs', 'spectre_v1 spectre_v2 spec_store_bypass swapgs'],
    ['bogomips', '4800.00'],
    ['clflush size', 64],
    ['cache_alignment', 64],
    ['address sizes', '46 bits physical, 48 bits virtual'],
    ['power management', ''],
  ]
  const lines = rows.map(([name, value]) => {
    const tabs = name.length < 8 ? '\t\t' : '\t'
    return name === 'power management' ? `${name}:` : `${name}${tabs}: ${value}`
  })
  return `${lines.join('\n')}\n\n`
}
