// How a mark looks wherever its event is shown.

export const markSign = '◆';
