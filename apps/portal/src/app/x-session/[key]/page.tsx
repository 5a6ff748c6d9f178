import type { Metadata } from 'next';
import { SessionPage } from '../../../components/session/session-page.tsx';
import { describeSessionPage } from '../../../data/session-metadata.ts';
import { getSessionProps } from '../../../data/session-page-props.ts';

export const dynamic = 'force-static';
export const revalidate = 3;

interface Props {
  params: Promise<{ key: string }>;
}

/** Sessions are known when the portal runs; each page is made when it is first asked for. */
export function generateStaticParams(): { key: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return describeSessionPage((await params).key);
}

/** A session's page. The front leads its address here. */
export default async function Page({ params }: Props) {
  return <SessionPage {...getSessionProps((await params).key)} />;
}
