import type { Metadata } from 'next';
import { RoomPage } from '../../../components/room/room-page.tsx';
import { getRoomProps } from '../../../data/room-page-props.ts';
import { getPortalData } from '../../../portal-data-holder.ts';

export const dynamic = 'force-static';
export const revalidate = 3;

interface Props {
  params: Promise<{ room: string }>;
}

/** Rooms are known when the portal runs; each page is made when it is first asked for. */
export function generateStaticParams(): { room: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { room } = await params;
  const info = getPortalData().findRoomInfo(room);
  if (info === undefined) return { title: 'No such room' };
  return { title: info.title, alternates: { types: { 'application/rss+xml': `/${room}/rss` } } };
}

export default async function Page({ params }: Props) {
  return <RoomPage {...getRoomProps({ room: (await params).room, inRoom: false })} />;
}
