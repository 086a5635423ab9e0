/** Which page stands at which address. Pages with a map or a chart are loaded when they are opened. */
import {lazy, Suspense} from 'react';
import {CasesPage} from '../cases/cases-page.tsx';
import {AgreementPage} from '../agreement/agreement-page.tsx';
import {OverviewPage} from '../overview/overview-page.tsx';
import {Waiting} from '../parts/waiting.tsx';
import {useAddress, type Address, type CommonPage} from './address.ts';
import {CaseFrame} from './case-frame.tsx';
import {CommonFrame} from './common-frame.tsx';
import {useHeadingFocus} from './heading-focus.ts';

const IncidentsPage = lazy(async () => ({default: (await import('../incidents/incidents-page.tsx')).IncidentsPage}));
const IncidentPage = lazy(async () => ({default: (await import('../incidents/incident-page.tsx')).IncidentPage}));
const ChangePage = lazy(async () => ({default: (await import('../change/change-page.tsx')).ChangePage}));
const LedgerPage = lazy(async () => ({default: (await import('../ledger/ledger-page.tsx')).LedgerPage}));
const SignaturesPage = lazy(async () => ({default: (await import('../ledger/signatures-page.tsx')).SignaturesPage}));
const CheckPage = lazy(async () => ({default: (await import('../ledger/check/check-page.tsx')).CheckPage}));
const EvidencePage = lazy(async () => ({default: (await import('../ledger/evidence-page.tsx')).EvidencePage}));
const DeskPageAt = lazy(async () => ({default: (await import('../desk/desk-pages.tsx')).DeskPageAt}));
const PublicPageAt = lazy(async () => ({default: (await import('../desk/desk-pages.tsx')).PublicPageAt}));
const PolicyPage = lazy(async () => ({default: (await import('../desk/policy/policy-page.tsx')).PolicyPage}));
const EnrolPage = lazy(async () => ({default: (await import('../desk/enrol/enrol-page.tsx')).EnrolPage}));
const SignInPage = lazy(async () => ({default: (await import('../desk/sign-in/sign-in-page.tsx')).SignInPage}));
const EntryPage = lazy(async () => ({default: (await import('../ledger/entry-page.tsx')).EntryPage}));

export function App() {
  const address = useAddress();
  const {caseId = '', common = '', item = '', detail = ''} = address;
  useHeadingFocus([caseId, common, address.page, item, detail].join('/'));
  if (address.common !== undefined) {
    return (
      <CommonFrame page={address.common}>
        <Suspense fallback={<Waiting />}>{commonPageAt(address.common)}</Suspense>
      </CommonFrame>
    );
  }
  if (address.caseId === undefined) return <CasesPage />;
  return (
    <CaseFrame key={address.caseId} caseId={address.caseId}>
      <Suspense fallback={<Waiting />}>{pageAt(address)}</Suspense>
    </CaseFrame>
  );
}

function commonPageAt(page: CommonPage) {
  switch (page) {
    case 'policy':
      return <PolicyPage />;
    case 'enrol':
      return <EnrolPage />;
    case 'sign-in':
      return <SignInPage />;
  }
}

function pageAt({page, item, detail}: Address) {
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
    case 'desk':
      return <DeskPageAt {...(item === undefined ? {} : {item})} {...(detail === undefined ? {} : {detail})} />;
    case 'report':
      return <PublicPageAt {...(item === undefined ? {} : {item})} />;
  }
}

/** An entry is named by its number, so that these words name no entry. */
function ledgerPageAt(item: string | undefined) {
  if (item === undefined) return <LedgerPage />;
  if (item === 'signatures') return <SignaturesPage />;
  if (item === 'check') return <CheckPage />;
  return item === 'evidence' ? <EvidencePage /> : <EntryPage index={item} />;
}
