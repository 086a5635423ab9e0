/** Whether the page is narrow enough for cards instead of tables; printing keeps tables. */
import {useSyncExternalStore} from 'react';

const query = '(max-width: 45rem)';

function subscribe(changed: () => void): () => void {
  const narrow = matchMedia(query);
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches);
