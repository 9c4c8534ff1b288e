/** A line that may be one of YAML. */
export const yamlLine = /^(?:[ \t]*(?:#|- |-$|["']?[\w .-]{1,40}["']?:(?:[ \t]|$))|[ \t]+\S|[ \t]*$)/;
