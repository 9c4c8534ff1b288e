// Stands in the bundle for the package `smol-toml`, which is taken from where npm installs it when front matter is TOML.
type Toml = typeof import('smol-toml');
declare const module: { require: (script: 'smol-toml') => Toml };

export const parse: Toml['parse'] = (text, options) => module.require('smol-toml').parse(text, options);

/** Only ever the right side of `instanceof`. */
export const TomlError = {
  [Symbol.hasInstance]: (value: unknown) => value instanceof module.require('smol-toml').TomlError,
};
