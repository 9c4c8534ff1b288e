export { decodeHTMLStrict } from '../../node_modules/entities/dist/decode.js';
