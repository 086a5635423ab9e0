/** Whether the page is as narrow as a phone: for tables that are turned there rather than scrolled. */
import {useSyncExternalStore} from 'react';

const query = '(max-width: 40rem)';

function subscribe(changed: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches);
