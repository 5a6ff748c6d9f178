'use client';

import type { ReactNode } from 'react';
import { useClockQuery } from '../../hooks/clock-context.tsx';

interface RehearsalLinkProps {
  href: string;
  className?: string;
  children: ReactNode;
}

/** A plain link, which loads the page whole, and keeps the instant of a rehearsal. */
export function RehearsalLink({ href, className, children }: RehearsalLinkProps) {
  const query = useClockQuery();
  const [path, hash] = href.split('#');
  return (
    <a
      href={`${path}${query}${hash === undefined ? '' : `#${hash}`}`}
      className={className}
      suppressHydrationWarning
    >
      {children}
    </a>
  );
}
