export { parse, TomlError } from '../../node_modules/smol-toml/dist/index.js';
