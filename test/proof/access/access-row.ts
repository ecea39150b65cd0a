import type { Role } from '../../../shared/domain/approvers/approver.ts';
import type { ProblemType } from '../../../shared/domain/basics/problem.ts';
import type { MadeBatch } from '../../support/people.ts';

/** What is answered: the status, or by its name the problem that the function refuses with. */
export type Cell = number | ProblemType;

/** What the gateway refuses by itself, however much its bearer might do: the status. */
export const REFUSED_TOKENS = {
  'no token': 401,
  'an expired token': 401,
  'a token for another audience': 401,
  "another client's token": 401,
  "another issuer's token": 401,
  'a forged signature': 401,
  'a token without a scope': 403,
} as const;

/** What the gateway lets in, and no role is found for. */
export const REFUSED_SIGN_INS = {
  'an ID token': 'unauthenticated',
  'a sign-in without a row': 'not-entitled',
  'an inactive holder of every role': 'not-entitled',
  'a holder of every role whose user the host deleted': 'not-entitled',
} as const;

/** Of finance, but involved in the batch whose money they would move. */
export const REFUSED_DUTIES = {
  'finance who asked for the batch': 'own-batch',
  'finance whom the batch pays': 'beneficiary-conflict',
  'finance who approved the batch': 'approver-pays',
} as const;
export type Duty = keyof typeof REFUSED_DUTIES;

/** Good for one half of the API, carried by somebody who may. */
export const SCOPED_TOKENS = { 'a token to read': 'payouts/read', 'a token to act': 'payouts/act' } as const;

export type Column =
  | keyof typeof REFUSED_TOKENS
  | keyof typeof REFUSED_SIGN_INS
  | keyof typeof SCOPED_TOKENS
  | Role;

/** How far a batch is that somebody asks something of. */
export type BatchState = 'pending' | 'drifted' | 'approved' | 'begun' | 'paid' | 'unanswered';

/** As the ops function answers it. */
export type MadeOffer = { readonly offerId: string; readonly hash: string };

export type AccessRow = {
  /** As routes.ts has it: method and path. */
  readonly route: string;
  /** Where one route has several rows: which request this one is. */
  readonly asked?: string;
  /** Of a batch in this state; pending where it says nothing. */
  readonly of?: BatchState;
  /** About an offer of this kind, made anew for each request that may change it. */
  readonly offer?: 'ordinary' | 'emergency';
  /** With its question mark. */
  readonly query?: string;
  readonly body?: (batch: MadeBatch, offer: MadeOffer) => unknown;
  readonly cells: Readonly<Record<Column, Cell> & Partial<Record<Duty, Cell>>>;
};
