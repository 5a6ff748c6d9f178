import type { Metadata } from 'next';
import { MessagePage } from '../components/site/message-page.tsx';

export const metadata: Metadata = { title: 'No such room' };

export default function NotFound() {
  return (
    <MessagePage title="There is no such room" action={{ href: '/', label: 'All rooms' }}>
      Nothing is at this address. The first page has all rooms.
    </MessagePage>
  );
}
