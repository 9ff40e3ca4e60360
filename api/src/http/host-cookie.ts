/** Over TLS or on localhost only, for every path of this host and no other, and read by no script. */
export const HOST_COOKIE = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;
