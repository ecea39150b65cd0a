import { Link } from 'wouter';
import { Screen } from './screen.tsx';

export const NotFound = () => (
  <Screen title="There is no such screen">
    <p>
      The address may be cut short, or of another version of this page. <Link to="">To the inbox</Link>
    </p>
  </Screen>
);
