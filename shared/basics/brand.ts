declare const brand: unique symbol

/** A value that shares its representation with others but not its meaning: `Brand<number, 'Money'>`. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }
