'use client';

import type { Instant } from '@foyer/schedule';
import { memo } from 'react';
import { getPortalData } from '../../portal-data-holder.ts';

interface ProgrammeSheetProps {
  at: Instant;
  rehearsing: boolean;
}

/** One object for ever: React must find nothing to put in place of what the server sent. */
const AS_SENT = { __html: '' };

/**
 * The programme, as markup only. Next sends what server components make a second time, as data; this is a leaf
 * of the client, which in a browser keeps what is there. It is for pages that are loaded whole: their links
 * are plain ones.
 */
export const ProgrammeSheet = memo(function ProgrammeSheet({ at, rehearsing }: ProgrammeSheetProps) {
  const markup =
    typeof window === 'undefined'
      ? { __html: getPortalData().schedule.renderPage({ at, rehearsing }) }
      : AS_SENT;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by html.ts, which escapes
  return <div id="programme" suppressHydrationWarning dangerouslySetInnerHTML={markup} />;
});
