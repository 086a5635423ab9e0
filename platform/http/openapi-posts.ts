/** The addresses where something is handed in, for the printed document: what each takes, and what it answers. */
import {Type, type TSchema} from 'typebox';
import {intakeActs} from '../../monitoring/desk/index.ts';
import {
  EnrolOptions,
  EnrolOptionsBody,
  EnrolVerifyBody,
  KeyOptions,
  KeyOptionsBody,
  KeyVerifyBody,
  SignedIn,
  SignInOptions,
  SignInOptionsBody,
  SignInVerifyBody,
} from '../contract/index.ts';

export interface PostedRoute {
  readonly path: string;
  readonly about: string;
  /** A schema, or the name of one of the document. */
  readonly body: TSchema | string;
  readonly answer?: TSchema | string;
  readonly status: number;
}

const Taken = Type.Object({index: Type.Integer(), leafHash: Type.String(), receipt: Type.String()});
const {codeSha256: _, ...account} = intakeActs.public_report_received.body.properties;
const code = Type.String({maxLength: 60});

const PublicReport = Type.Object(
  {
    account: Type.Object(account, {additionalProperties: false}),
    place: Type.Optional(
      Type.Object(
        {
          latitude: Type.Number({minimum: -90, maximum: 90}),
          longitude: Type.Number({minimum: -180, maximum: 180}),
          uncertaintyMetres: Type.Optional(Type.Number({minimum: 0})),
        },
        {additionalProperties: false},
      ),
    ),
    sealedIdentity: Type.Optional(Type.String({maxLength: 8_192})),
  },
  {additionalProperties: false},
);

const Status = Type.Object({
  state: Type.String(),
  received: Type.String(),
  messages: Type.Array(
    Type.Object({
      from: Type.Enum(['mission', 'reporter']),
      at: Type.String(),
      text: Type.String(),
      language: Type.Optional(Type.String()),
    }),
  ),
});

// prettier-ignore
export const postedRoutes: readonly PostedRoute[] = [
  {path: '/api/entries', about: 'Hand in a signed entry that is no act.', status: 201, answer: Taken, body: Type.Object({leaf: Type.String(), groups: Type.Optional(Type.Object({}))})},
  {path: '/api/desk/acts', about: 'Hand in an act.', status: 201, answer: Taken, body: 'SignedAct'},
  {path: '/api/desk/enrol/options', about: 'Begin to enrol with a link.', status: 200, body: EnrolOptionsBody, answer: EnrolOptions},
  {path: '/api/desk/enrol/verify', about: 'Enrol.', status: 200, body: EnrolVerifyBody, answer: SignedIn},
  {path: '/api/desk/sign-in/options', about: 'Begin to sign in with a passkey.', status: 200, body: SignInOptionsBody, answer: SignInOptions},
  {path: '/api/desk/sign-in/verify', about: 'Sign in with a passkey.', status: 200, body: SignInVerifyBody, answer: SignedIn},
  {path: '/api/desk/sign-in/key/options', about: 'Begin to sign in with a registered key.', status: 200, body: KeyOptionsBody, answer: KeyOptions},
  {path: '/api/desk/sign-in/key/verify', about: 'Sign in with a registered key.', status: 200, body: KeyVerifyBody, answer: SignedIn},
  {path: '/api/desk/sign-out', about: 'Sign out.', status: 204, body: Type.Object({})},
  {path: '/api/public/:case/reports', about: 'Report without an account.', status: 201, body: PublicReport, answer: Type.Object({code: Type.String(), entry: Type.Integer(), receipt: Type.String()})},
  {path: '/api/public/:case/status', about: 'Ask what became of one’s report.', status: 200, body: Type.Object({code}), answer: Status},
  {path: '/api/public/:case/answers', about: 'Answer a question about one’s report.', status: 201, body: Type.Object({code, text: Type.String({minLength: 1, maxLength: 8_000})}), answer: Type.Object({entry: Type.Integer()})},
];
