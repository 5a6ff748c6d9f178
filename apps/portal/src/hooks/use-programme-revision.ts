'use client';

import type { ProgrammeRevisionReply } from '@foyer/contract';
import { useRef } from 'react';
import useSWR, { type SWRConfiguration } from 'swr';
import { fetchReply } from './use-live-json.ts';
import { useSpreadInterval } from './use-spread-interval.ts';

const PATH = '/api/v1/programme/revision';
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 60_000;

interface ProgrammeRevisionOptions {
  /** That of the programme which the page shows. */
  shown: string;
  refreshMs: number;
  /** Is called with every answer that names another, until that is what is shown. */
  onOther?: () => void;
}

/** Whether the programme has become another one than the page shows; asked while the page is looked at. */
export function useProgrammeRevision(options: ProgrammeRevisionOptions): { isOther: boolean } {
  const latest = useRef(options);
  latest.current = options;
  const { shown, refreshMs } = options;
  const { data } = useSWR<ProgrammeRevisionReply>(PATH, fetchRevision, {
    refreshInterval: useSpreadInterval(refreshMs),
    // The page has just been made.
    revalidateOnMount: false,
    onSuccess: ({ revision }) => {
      if (revision !== latest.current.shown) latest.current.onOther?.();
    },
    onErrorRetry: retryLater,
  });
  return { isOther: data !== undefined && data.revision !== shown };
}

/** Kept by the browser, and confirmed each time by a reply without a body. */
function fetchRevision(path: string): Promise<ProgrammeRevisionReply> {
  return fetchReply(path, 'no-cache');
}

/** While answers fail this alone asks. A page that nobody sees asks when somebody comes back to it. */
const retryLater: SWRConfiguration['onErrorRetry'] = (_error, _key, _config, revalidate, { retryCount }) => {
  const waitMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (retryCount - 1));
  setTimeout(
    () => {
      if (document.visibilityState === 'visible') void revalidate({ retryCount });
    },
    waitMs * (0.5 + Math.random()),
  );
};
