/** Why someone is asked to sign in again, and the sentence that says so. */
export const SIGN_IN_CAUSES = {
  'session-ended': 'Your session ended. Sign in again to go on where you were.',
  'password-changed': 'Your password is changed. Sign in with the new one.',
  'signed-out-everywhere': 'Every session of this account has ended.',
} as const;

export type SignInCause = keyof typeof SIGN_IN_CAUSES;

export function isSignInCause(cause: string | undefined): cause is SignInCause {
  return cause !== undefined && Object.hasOwn(SIGN_IN_CAUSES, cause);
}
