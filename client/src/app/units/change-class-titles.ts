/** What a change of software may be classed as. */
export const CHANGE_CLASS_TITLES = { major: 'Major', minor: 'Minor' } as const;
