import type { ReactNode } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { MomentName } from '../moments/moments-of.ts';

type OtherMomentProps = { readonly name: MomentName; readonly children: ReactNode };

/** Leads from one dialog to another one of the same batch. */
export const OtherMoment = ({ name, children }: OtherMomentProps) => {
  const [location] = useLocation();
  const [search] = useSearchParams();
  const query = new URLSearchParams(search);
  query.set('act', name);
  return <Link to={`${location}?${query}`}>{children}</Link>;
};
