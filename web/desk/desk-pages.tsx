/** Which page of the desk stands at which address, each loaded when it is opened, so that readers of the record load none. */
import {lazy} from 'react';
import type {Address} from '../app/address.ts';
import {DeskGate} from './desk-gate.tsx';

const InboxPage = lazy(async () => ({default: (await import('./inbox/inbox-page.tsx')).InboxPage}));
const PeoplePage = lazy(async () => ({default: (await import('./people/people-page.tsx')).PeoplePage}));
const TwoPersonPage = lazy(async () => ({default: (await import('./people/two-person-page.tsx')).TwoPersonPage}));
const ReportFormPage = lazy(async () => ({default: (await import('./forms/report-form-page.tsx')).ReportFormPage}));
const ComplaintFormPage = lazy(async () => ({
  default: (await import('./forms/complaint-form-page.tsx')).ComplaintFormPage,
}));
const AnyActPage = lazy(async () => ({default: (await import('./forms/any-act-page.tsx')).AnyActPage}));
const CallFormPage = lazy(async () => ({default: (await import('./forms/call-form-page.tsx')).CallFormPage}));
const IncidentFilePage = lazy(async () => ({
  default: (await import('./incident/incident-file-page.tsx')).IncidentFilePage,
}));
const ReportFilePage = lazy(async () => ({
  default: (await import('./report-file/report-file-page.tsx')).ReportFilePage,
}));
const FindingFilePage = lazy(async () => ({
  default: (await import('./finding/finding-file-page.tsx')).FindingFilePage,
}));
const ReleaseFilePage = lazy(async () => ({
  default: (await import('./release/release-file-page.tsx')).ReleaseFilePage,
}));
const PublicReportPage = lazy(async () => ({
  default: (await import('./public/public-report-page.tsx')).PublicReportPage,
}));
const ReportStatusPage = lazy(async () => ({
  default: (await import('./public/report-status-page.tsx')).ReportStatusPage,
}));

/** Kinds of files by the word in their address, and of the items of an inbox. */
export const fileKinds = ['incidents', 'reports', 'findings', 'releases'] as const;

export function DeskPageAt(at: Pick<Address, 'item' | 'detail'>) {
  return (
    <DeskGate>
      <PageAt {...at} />
    </DeskGate>
  );
}

function PageAt({item, detail}: Pick<Address, 'item' | 'detail'>) {
  if (detail !== undefined) return <FileAt kind={item} id={detail} />;
  switch (item) {
    case 'report':
      return <ReportFormPage />;
    case 'complaint':
      return <ComplaintFormPage />;
    case 'call':
      return <CallFormPage />;
    case 'people':
      return <PeoplePage />;
    default:
      return <InboxPage />;
  }
}

function FileAt({kind, id}: {readonly kind: string | undefined; readonly id: string}) {
  switch (kind) {
    case 'incidents':
      return <IncidentFilePage key={id} id={id} />;
    case 'reports':
      return <ReportFilePage key={id} id={id} />;
    case 'findings':
      return <FindingFilePage key={id} id={id} />;
    case 'releases':
      return <ReleaseFilePage key={id} id={id} />;
    case 'removals':
      return <TwoPersonPage key={id} noun="removal" id={id} />;
    case 'unsealings':
      return <TwoPersonPage key={id} noun="unsealing" id={id} />;
    case 'call':
      return <CallFormPage key={id} />;
    case 'act':
      return <AnyActPage key={id} kind={id} />;
    default:
      return <InboxPage />;
  }
}

/** For people without an account. */
export function PublicPageAt({item}: Pick<Address, 'item'>) {
  return item === 'status' ? <ReportStatusPage /> : <PublicReportPage />;
}
