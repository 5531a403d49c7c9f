export interface CpuStats {
  cpu_usage: {
    /** nanoseconds, as all here */
    total_usage: number
    percpu_usage?: number[]
    usage_in_kernelmode: number
    usage_in_usermode: number
  }
  system_cpu_usage?: number
  online_cpus?: number
  throttling_data: { periods: number; throttled_periods: number; throttled_time: number }
}

export interface BlkioEntry {
  major: number
  minor: number
  op: string
  value: number
}

export interface BlkioStats {
  io_service_bytes_recursive: BlkioEntry[] | null
  io_serviced_recursive: BlkioEntry[] | null
  io_queue_recursive: BlkioEntry[] | null
  io_service_time_recursive: BlkioEntry[] | null
  io_wait_time_recursive: BlkioEntry[] | null
  io_merged_recursive: BlkioEntry[] | null
  io_time_recursive: BlkioEntry[] | null
  sectors_recursive: BlkioEntry[] | null
}

export interface NetworkStats {
  rx_bytes: number
  rx_packets: number
  rx_errors: number
  rx_dropped: number
  tx_bytes: number
  tx_packets: number
  tx_errors: number
  tx_dropped: number
}

/** `GET /containers/{id}/stats`: one sample. */
export interface StatsResponse {
  name?: string
  id?: string
  read: string
  preread: string
  pids_stats: { current?: number; limit?: number }
  blkio_stats: BlkioStats
  num_procs: number
  storage_stats: Record<string, never>
  cpu_stats: CpuStats
  precpu_stats: CpuStats
  memory_stats: {
    usage?: number
    max_usage?: number
    stats?: Record<string, number>
    failcnt?: number
    limit?: number
  }
  networks?: Record<string, NetworkStats>
}
