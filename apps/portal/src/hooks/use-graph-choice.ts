'use client';

import { useCallback, useEffect, useState } from 'react';

export interface GraphChoice {
  range: string | null;
  room: string | null;
}

/** What a viewer of the graphs has chosen. It stands in the address, so that it can be sent to somebody. */
export function useGraphChoice(): { choice: GraphChoice; choose: (change: Partial<GraphChoice>) => void } {
  const [choice, setChoice] = useState<GraphChoice>({ range: null, room: null });
  useEffect(() => {
    const read = () => {
      const query = new URLSearchParams(location.search);
      setChoice({ range: query.get('range'), room: query.get('room') });
    };
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  const choose = useCallback((change: Partial<GraphChoice>) => {
    setChoice(known => {
      const next = { ...known, ...change };
      history.replaceState(history.state, '', addressOf(next));
      return next;
    });
  }, []);
  return { choice, choose };
}

function addressOf(choice: GraphChoice): string {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(choice)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}
