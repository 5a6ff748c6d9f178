import { RoomPage } from '../../../components/room/room-page.tsx';
import { getRoomProps } from '../../../data/room-page-props.ts';

export { generateMetadata, generateStaticParams } from '../../(public)/[room]/page.tsx';

export const dynamic = 'force-static';
export const revalidate = 3;

/** The room's page for those who sit in the room. */
export default async function Page({ params }: { params: Promise<{ room: string }> }) {
  return <RoomPage {...getRoomProps({ room: (await params).room, inRoom: true })} />;
}
