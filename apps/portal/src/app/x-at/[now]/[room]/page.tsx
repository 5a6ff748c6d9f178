import { RoomPage } from '../../../../components/room/room-page.tsx';
import { getRoomProps } from '../../../../data/room-page-props.ts';

export { generateMetadata } from '../../../(public)/[room]/page.tsx';

export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ now: string; room: string }>;
  searchParams: Promise<{ template?: string | string[] }>;
}

/** A room's page at an instant of a rehearsal. The front lets only valid instants through. */
export default async function Page({ params, searchParams }: Props) {
  const { now, room } = await params;
  const inRoom = (await searchParams).template === 'inroom';
  return <RoomPage {...getRoomProps({ room, inRoom, rehearsalAt: Date.parse(decodeURIComponent(now)) })} />;
}
