/**
 * What goes into groups of their own, apart from what a report says: the exact place, consent and risk, and who the source is,
 * sealed here in the browser to the vault's key before anything is sent.
 */
import {consents, type ActDefinition, type ActWords, type Consent} from '../../../monitoring/desk/index.ts';
import {TextField} from '../people/fields.tsx';
import {choiceWord} from './field-words.ts';

/** As it is typed. */
export interface Carried {
  readonly latitude: string;
  readonly longitude: string;
  readonly uncertaintyMetres: string;
  readonly consent: readonly Consent[];
  readonly reprisalRisk: boolean;
  readonly name: string;
  readonly contact: string;
}

export const nothingCarried: Carried = Object.freeze({
  latitude: '',
  longitude: '',
  uncertaintyMetres: '',
  consent: [],
  reprisalRisk: false,
  name: '',
  contact: '',
});

interface CarriedPartsProps {
  readonly carries: NonNullable<ActDefinition['carries']>;
  readonly value: Carried;
  readonly change: (value: Carried) => void;
  readonly hasVault: boolean;
}

export function CarriedParts({carries, value, change, hasVault}: CarriedPartsProps) {
  const set = (part: Partial<Carried>): void => change({...value, ...part});
  return (
    <>
      {carries.includes('place') && (
        <fieldset>
          <legend>Exact place, if it is known</legend>
          <p className="note">It stands apart, is read by few, and every reading is on the record.</p>
          <div className="field-row">
            <TextField label="Latitude (33.57)" value={value.latitude} changed={(latitude) => set({latitude})} />
            <TextField label="Longitude (69.89)" value={value.longitude} changed={(longitude) => set({longitude})} />
            <TextField
              label="Give or take, in metres"
              value={value.uncertaintyMetres}
              changed={(uncertaintyMetres) => set({uncertaintyMetres})}
            />
          </div>
        </fieldset>
      )}
      {carries.includes('grade') && (
        <fieldset className="act-choices">
          <legend>What the source agrees to, each for itself</legend>
          {consents.map((one) => (
            <label key={one}>
              <input
                type="checkbox"
                checked={value.consent.includes(one)}
                onChange={({target}) =>
                  set({
                    consent: target.checked ? [...value.consent, one] : value.consent.filter((other) => other !== one),
                  })
                }
              />{' '}
              {choiceWord(one)}
            </label>
          ))}
          <label>
            <input
              type="checkbox"
              checked={value.reprisalRisk}
              onChange={({target}) => set({reprisalRisk: target.checked})}
            />{' '}
            Somebody may take revenge on the source
          </label>
        </fieldset>
      )}
      {carries.includes('identity') && (
        <fieldset>
          <legend>Who the source is</legend>
          {hasVault ? (
            <>
              <p className="note">
                Not needed. It is sealed in this browser for the keeper of the vault; this server cannot read it. Two
                persons must agree before it is opened.
              </p>
              <div className="field-row">
                <TextField label="Name" value={value.name} changed={(name) => set({name})} />
                <TextField label="How to reach" value={value.contact} changed={(contact) => set({contact})} />
              </div>
            </>
          ) : (
            <p className="note">
              This installation has no vault yet, so no name can be given. Write none into the text.
            </p>
          )}
        </fieldset>
      )}
    </>
  );
}

const number = (text: string): number | undefined =>
  /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text.trim()) : undefined;

export type CarriedWords = Pick<ActWords, 'place' | 'grade'>;

/** The parts as an act takes them, or a sentence that says what is wrong. */
export function carriedWords(carried: Carried): CarriedWords | {readonly wrong: string} {
  const {latitude, longitude, uncertaintyMetres, consent, reprisalRisk} = carried;
  const grade = consent.length > 0 || reprisalRisk ? {consent, ...(reprisalRisk ? {reprisalRisk} : {})} : undefined;
  const given = grade === undefined ? {} : {grade};
  if (`${latitude}${longitude}${uncertaintyMetres}`.trim() === '') return given;
  const [north, east] = [number(latitude), number(longitude)];
  const metres = uncertaintyMetres.trim() === '' ? undefined : number(uncertaintyMetres);
  const isPlace = north !== undefined && east !== undefined && Math.abs(north) <= 90 && Math.abs(east) <= 180;
  if (!isPlace || (uncertaintyMetres.trim() !== '' && (metres === undefined || metres < 0))) {
    return {
      wrong: 'The exact place needs latitude from -90 to 90, longitude from -180 to 180, and metres as a number.',
    };
  }
  return {
    ...given,
    place: {latitude: north, longitude: east, ...(metres === undefined ? {} : {uncertaintyMetres: metres})},
  };
}
