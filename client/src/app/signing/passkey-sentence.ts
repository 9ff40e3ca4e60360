/**
 * Why the browser gave no answer of a passkey, as a sentence with what to do. A browser tells a page no more
 * than the name of its error, and gives the same one for "cancelled" and "out of time".
 */
export function passkeySentence(what: 'answered' | 'made', error: unknown): string {
  const outcome = what === 'answered' ? 'Nothing was signed' : 'No passkey was enrolled';
  switch (causeOf(error)) {
    case 'NotAllowedError':
    case 'AbortError':
      return `${outcome}: the passkey was cancelled or took too long. Try again${otherwise(what)}.`;
    case 'InvalidStateError':
      return `${outcome}: this device holds a passkey of yours already.`;
    case 'SecurityError':
      return `${outcome}: passkeys do not work at this address. Open the product at its own one.`;
    case 'NotSupportedError':
    case 'ConstraintError':
      return `${outcome}: this device cannot verify who uses it. Use another one${otherwise(what)}.`;
    default:
      return `${outcome}: the passkey did not answer. Try again${otherwise(what)}.`;
  }
}

function otherwise(what: 'answered' | 'made'): string {
  return what === 'answered' ? ', or sign with your password' : '';
}

/** The library wraps the error of the browser and keeps it as the cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return error.cause instanceof Error ? error.cause.name : error.name;
}
