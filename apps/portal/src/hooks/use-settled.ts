'use client';

import { useEffect, useState } from 'react';

/** Whether something has been true for so long without a break. */
export function useSettled(isTrue: boolean, delayMs: number): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    setSettled(false);
    if (!isTrue) return;
    const timer = setTimeout(() => setSettled(true), delayMs);
    return () => clearTimeout(timer);
  }, [isTrue, delayMs]);
  return settled;
}
