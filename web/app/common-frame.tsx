/** What stands around the pages that belong to no case: signing in, enrolling, who may read and do what. */
import {useEffect, type ReactNode} from 'react';
import {WhoBand} from '../desk/session/who-band.tsx';
import type {CommonPage} from './address.ts';
import {Link} from './link.tsx';
import {commonPageNames} from './page-title.ts';

export function CommonFrame({page, children}: {readonly page: CommonPage; readonly children: ReactNode}) {
  useEffect(() => {
    document.title = `${commonPageNames[page]} · Holdfire`;
  }, [page]);
  return (
    <>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <WhoBand />
      <header className="header">
        <div className="header-row">
          <Link to={{page: 'overview', query: {}}} className="header-home" label="Holdfire: all cases on this machine">
            Holdfire
          </Link>
        </div>
      </header>
      <main className="page" id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
