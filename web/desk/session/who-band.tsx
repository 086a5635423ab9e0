/**
 * Who is signed in, in which role and for which side, on every page; and where one person uses the installation, that
 * sentence. Readers of the record who are not signed in see nothing of it.
 */
import {useContext} from 'react';
import {CaseContext} from '../../app/case-context.ts';
import {Link} from '../../app/link.tsx';
import {useMe} from '../use-me.ts';
import {onePersonSentence, rolesIn, rolesText} from './role-text.ts';
import {SignOutButton} from './sign-out-button.tsx';

export function WhoBand() {
  const me = useMe();
  const open = useContext(CaseContext);
  if (me.kind !== 'ready') return null;
  const {mode, signedIn, name, person, roles, now} = me.value;
  if (mode === 'single_user') {
    return (
      <aside className="who-band who-band-one" aria-label="One person">
        <p>{onePersonSentence}</p>
      </aside>
    );
  }
  if (!signedIn) return null;
  const nameOf = (side: string): string => open?.summary.parties.find(({id}) => id === side)?.short ?? side;
  return (
    <aside className="who-band" aria-label="Signed in">
      <p>
        <span className="who-label">Signed in: </span>
        <bdi className="who-name">{name ?? person}</bdi>, {rolesText(rolesIn(roles, open?.summary.id, now), nameOf)}
      </p>
      <p className="who-ways screen-only">
        {open === undefined && <Link to={{page: 'overview', query: {}}}>Cases</Link>}
        <Link to={{common: 'policy', page: 'overview', query: {}}}>Who may read what</Link>
        <SignOutButton />
      </p>
    </aside>
  );
}
