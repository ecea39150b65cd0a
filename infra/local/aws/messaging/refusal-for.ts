import { type Access, accessKeyIdIn } from '../../access/access.ts';
import { denialOf } from '../../access/denial.ts';
import { pickQueueMessage } from './pick-queue-message.ts';
import { type Refusal, refusalOf, snsRefusal } from './refusal.ts';
import { type AwsRequest, requestedAction } from './requested-action.ts';

/** What the service would refuse the request with; undefined lets it through to fauxqs. */
export const refusalFor = (access: Access, request: AwsRequest): Refusal | undefined => {
  const wanted = requestedAction(request);
  const accessKeyId = accessKeyIdIn(request.headers['authorization']?.toString());
  const denial = denialOf(access, accessKeyId, wanted.action, wanted.resourceArn);
  if (denial) return refusalOf(denial, wanted);
  if (wanted.action !== 'sns:Publish') return undefined;
  const invalid = pickQueueMessage(request.body as Record<string, string>);
  return invalid ? snsRefusal(400, 'InvalidParameter', invalid) : undefined;
};
