import type * as z from 'zod';
import type { Role } from '../../../shared/domain/approvers/approver.ts';
import type { RequestKind } from '../../../shared/domain/approvers/request-limits.ts';
import type { ProblemType } from '../../../shared/domain/basics/problem.ts';
import type { IdempotencyKey, KnownCaller } from '../../../shared/sql/approvers/callers.ts';
import type { ApiDeps } from './api-deps.ts';

/** A request that may come again, and how to tell it from another under the same key. */
export type Idempotency = IdempotencyKey & { readonly bodyHash: string };

/** A request as a route gets it: who asks, and what, already checked. */
export type Call<Params = unknown, Query = unknown, Body = unknown> = {
  readonly caller: KnownCaller;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** As it was sent: for a route that passes it on. */
  readonly rawBody: unknown;
  /** Only where an Idempotency-Key was sent. */
  readonly idempotency: Idempotency | undefined;
  readonly requestId: string;
};

/** What is answered; checked against the route's schema of that status on its way out. */
export type ApiAnswer<Body = unknown> = { readonly status: number; readonly body: Body };

type RouteOf<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the API's origin; {name} is a part of the path. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** Asked of the caller before anything else is looked at. */
  readonly role: Role;
  /** Whom it lets in besides: what the caller may do is then decided by the route. */
  readonly admits?: (caller: KnownCaller) => boolean;
  /** As what one person's requests are counted. @default - a GET as nothing, all else as an act */
  readonly counts?: RequestKind | 'nothing';
  /** Asked again it changes nothing more, so no answer is kept of it. @default - answers are kept under their keys */
  readonly keepsNoAnswer?: true;
  readonly params: Params;
  readonly query: Query;
  /** Absent: the route takes no body. */
  readonly body?: Body;
  readonly answers: Readonly<Record<number, { readonly description: string; readonly schema: z.ZodType }>>;
  /** Beyond those that every route may meet. */
  readonly problems: readonly ProblemType[];
  readonly handle: (
    deps: ApiDeps,
    call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<ApiAnswer>;
};

export type Route = Omit<RouteOf<z.ZodType, z.ZodType, z.ZodType>, 'handle'> & {
  readonly handle: (deps: ApiDeps, call: Call) => Promise<ApiAnswer>;
};

/** One route, whole: contract and conduct. Its schemas have parsed what its handler gets, so the types hold. */
export const defineRoute = <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  route: RouteOf<Params, Query, Body>,
): Route => route as unknown as Route;
