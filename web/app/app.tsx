/** Which page stands at which address. Pages with a map or a chart are loaded when they are opened. */
import {lazy, Suspense} from 'react';
import {CasesPage} from '../cases/cases-page.tsx';
import {AgreementPage} from '../agreement/agreement-page.tsx';
import {OverviewPage} from '../overview/overview-page.tsx';
import {Waiting} from '../parts/waiting.tsx';
import {useAddress, type Address} from './address.ts';
import {CaseFrame} from './case-frame.tsx';
import {useHeadingFocus} from './heading-focus.ts';

const IncidentsPage = lazy(async () => ({default: (await import('../incidents/incidents-page.tsx')).IncidentsPage}));
const IncidentPage = lazy(async () => ({default: (await import('../incidents/incident-page.tsx')).IncidentPage}));
const ChangePage = lazy(async () => ({default: (await import('../change/change-page.tsx')).ChangePage}));
const LedgerPage = lazy(async () => ({default: (await import('../ledger/ledger-page.tsx')).LedgerPage}));
const SignaturesPage = lazy(async () => ({default: (await import('../ledger/signatures-page.tsx')).SignaturesPage}));
const CheckPage = lazy(async () => ({default: (await import('../ledger/check/check-page.tsx')).CheckPage}));
const EvidencePage = lazy(async () => ({default: (await import('../ledger/evidence-page.tsx')).EvidencePage}));
const EntryPage = lazy(async () => ({default: (await import('../ledger/entry-page.tsx')).EntryPage}));

export function App() {
  const address = useAddress();
  useHeadingFocus(`${address.caseId ?? ''}/${address.page}/${address.item ?? ''}`);
  if (address.caseId === undefined) return <CasesPage />;
  return (
    <CaseFrame key={address.caseId} caseId={address.caseId}>
      <Suspense fallback={<Waiting />}>{pageAt(address)}</Suspense>
    </CaseFrame>
  );
}

function pageAt({page, item}: Address) {
  switch (page) {
    case 'overview':
      return <OverviewPage />;
    case 'agreement':
      return <AgreementPage />;
    case 'incidents':
      return item === undefined ? <IncidentsPage /> : <IncidentPage id={item} />;
    case 'change':
      return <ChangePage />;
    case 'ledger':
      return ledgerPageAt(item);
  }
}

/** An entry is named by its number, so that these words name no entry. */
function ledgerPageAt(item: string | undefined) {
  if (item === undefined) return <LedgerPage />;
  if (item === 'signatures') return <SignaturesPage />;
  if (item === 'check') return <CheckPage />;
  return item === 'evidence' ? <EvidencePage /> : <EntryPage index={item} />;
}
