import { z } from 'zod';
import { Name } from './common.ts';
import { operation } from './operation.ts';
import { ReturnTo, SignInQuery } from './sign-in.ts';

export const DevSignInForm = z.object({ name: Name, return_to: ReturnTo });

export const showDevSignInOperation = operation({
  method: 'get',
  path: '/v1/auth/dev/login',
  operationId: 'showDevSignIn',
  tag: 'Sign-in',
  summary: 'Show the development sign-in',
  description: 'Only available with DEV_LOGIN=1, for browsers on the same machine.',
  access: 'public',
  query: SignInQuery,
  answer: { status: 200, schema: z.string(), contentType: 'text/html', description: 'A form.' },
});

export const signInForDevelopmentOperation = operation({
  method: 'post',
  path: '/v1/auth/dev/login',
  operationId: 'signInForDevelopment',
  tag: 'Sign-in',
  summary: 'Sign in as anyone, for development',
  description:
    'Only available with DEV_LOGIN=1, for browsers on the same machine. Takes a form (application/x-www-form-urlencoded) with ' +
    '`name`, a name or an email address, and `return_to`.',
  access: 'public',
  answer: { status: 303, description: 'To return_to, with a session.' },
  errors: [413, 415],
  guarded: true,
});

export const devSignInOperations = [showDevSignInOperation, signInForDevelopmentOperation];
