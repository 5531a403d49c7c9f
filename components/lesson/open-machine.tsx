'use client'

import { useEffect } from 'react'
import { updateWorkbench } from '@/components/workbench/store'

/** On a phone, opens the machine at once where there is little to read. Draws nothing. */
export function OpenMachine() {
  useEffect(() => updateWorkbench({ view: 'machine' }), [])
  return null
}
