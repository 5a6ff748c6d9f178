import type { Metadata } from 'next';
import { MessagePage } from '../../../components/site/message-page.tsx';

export const metadata: Metadata = { title: 'No such session' };

export default function NotFound() {
  return (
    <MessagePage title="There is no such session" action={{ href: '/schedule', label: 'The programme' }}>
      It may have been taken out of the programme, or the address is not whole.
    </MessagePage>
  );
}
