/** THE list of output formats; what each prints is in formats.ts. */
export const outputFormatNames = ['human', 'json', 'github'] as const;

export type OutputFormatName = (typeof outputFormatNames)[number];
