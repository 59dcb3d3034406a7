import type { MarkerWords } from './marker-language.ts';

/**
 * Sources: starkdmi/whats_json (WhatsApp’s own strings on both phones);
 * mlomb/chat-analytics, pipeline/parse/parsers/WhatsApp.ts;
 * HassanSardar/GBWhatsApp_Raw, res/values-zh-rCN/strings.xml.
 */
export const chinese: MarkerWords = {
  language: 'Chinese',
  chatNames: ['WhatsApp 与 % 的对话'],
  attachedOnIphone: ['附件'],
  attachedOnAndroid: ['附件檔案', '文件附件'],
  leftOutOnAndroid: ['忽略多媒體檔', '省略多媒体文件'],
  leftOutOnIphone: [
    '圖片已略去',
    '影片已略去',
    '音訊已略去',
    '貼圖已略去',
    'GIF 已略去',
    '聯絡人卡片已略去',
    '文件已略去',
    '圖像已省略',
    '影片已省略',
    '音訊已省略',
    '貼圖已忽略',
    'GIF 圖片已被省略',
    '聯絡人卡片已省略',
    '文件已忽略',
    '照片已忽略',
    '视频已忽略',
    '音频已忽略',
    '贴图已省略',
    'GIF 动态图已被忽略',
    '联系人卡片已忽略',
    '文档已省略',
  ],
  deleted: ['此訊息已刪除', '这条消息已被删除', '信息已删除'],
  deletedByOwner: ['您已刪除此訊息', '您已删除这条消息', '您删除这个信息'],
  missedVoiceCall: ['未接語音通話', '未接语音通话'],
  missedVideoCall: ['未接視像通話', '未接视频通话'],
  place: ['位置'],
  livePlace: ['實時位置已分享', '共享实时位置'],
  encryption: ['訊息和通話經端對端加密', '訊息已受端對端加密保護', '消息和通话都进行端到端加密'],
};
