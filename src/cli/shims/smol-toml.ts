// Stands in the bundle for the package `smol-toml`, which is loaded when front matter is TOML.
type Toml = typeof import('smol-toml');
declare const module: { require: (script: './smol-toml.cjs') => Toml };

export const parse: Toml['parse'] = (text, options) => module.require('./smol-toml.cjs').parse(text, options);

/** Only ever the right side of `instanceof`. */
export const TomlError = {
  [Symbol.hasInstance]: (value: unknown) => value instanceof module.require('./smol-toml.cjs').TomlError,
};
