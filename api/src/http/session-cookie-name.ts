/** `__Host-`: only over TLS or on localhost, only for this host, for every path of it. */
export const SESSION_COOKIE = '__Host-oart';
