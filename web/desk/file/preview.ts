/**
 * A page that is shown as another audience would see it is read, not worked on: whoever looks cannot act from it, so that
 * nothing is signed by somebody who believes to be looking through other eyes.
 */
import {createContext, useContext} from 'react';

export const PreviewContext = createContext(false);

export const useIsPreview = (): boolean => useContext(PreviewContext);
