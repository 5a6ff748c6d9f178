'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useClockQuery } from '../../hooks/clock-context.tsx';

interface ClockLinkProps {
  href: string;
  className?: string;
  title?: string;
  children: ReactNode;
}

/** A link between pages that keeps the instant of a rehearsal. */
export function ClockLink({ href, className, title, children }: ClockLinkProps) {
  const query = useClockQuery();
  return (
    <Link href={href + query} className={className} title={title} prefetch={false}>
      {children}
    </Link>
  );
}
