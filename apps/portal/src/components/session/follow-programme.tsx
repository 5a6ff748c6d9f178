'use client';

import { useRouter } from 'next/navigation';
import { useProgrammeRevision } from '../../hooks/use-programme-revision.ts';

/** It is heard of within half a minute. */
const REFRESH_MS = 20_000;

/** Has the page made anew when the programme is not the one any more that it shows. Shows nothing itself. */
export function FollowProgramme({ revision }: { revision: string }) {
  const router = useRouter();
  useProgrammeRevision({ shown: revision, refreshMs: REFRESH_MS, onOther: () => router.refresh() });
  return null;
}
