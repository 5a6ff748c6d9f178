'use client';

import { MessagePage } from '../components/site/message-page.tsx';

export default function PageError() {
  return (
    <MessagePage title="This page could not be made" action={{ href: '/', label: 'All rooms' }}>
      The team has a note of it. The streams themselves run on: try again in a moment.
    </MessagePage>
  );
}
