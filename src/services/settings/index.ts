// Door of settings: what an installation may change about itself; every other service may read them.
export { readSetting, settingValueFits } from "./read-setting.ts"
export {
  boundsOf,
  isSettingName,
  type SettingName,
  type SettingValue,
  settingNames,
  settings,
} from "./settings.ts"
