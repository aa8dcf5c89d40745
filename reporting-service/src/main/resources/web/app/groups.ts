import type { Lang } from './text';

/** Names of the product sets 1 to 26 of the national OCOP catalogue (26/2026/QĐ-TTg). */
const names: Record<string, readonly [string, string]> = {
  1: ["Rau, củ, quả, hạt tươi", "Fresh vegetables, tubers, fruit, nuts"],
  2: ["Thịt, thủy sản, trứng, sữa tươi", "Fresh meat, fishery products, eggs, milk"],
  3: ["Gạo, ngũ cốc, hạt sơ chế khác", "Rice, cereals, other preliminarily processed grains"],
  4: ["Mật ong, mật khác và nông sản thực phẩm khác", "Honey, other nectars and other food produce"],
  5: ["Đồ ăn nhanh", "Ready-to-eat food"],
  6: ["Chế biến từ gạo, ngũ cốc", "Processed from rice and cereals"],
  7: ["Chế biến từ rau, củ, quả, hạt", "Processed from vegetables, tubers, fruit, nuts"],
  8: ["Chế biến từ thịt, thủy sản, trứng, sữa, các sản phẩm từ mật ong, mật khác và nông sản thực phẩm khác", "Processed from meat, fishery products, eggs, milk, honey and other food produce"],
  9: ["Tương, nước mắm, gia vị dạng lỏng khác", "Soy paste, fish sauce, other liquid condiments"],
  10: ["Gia vị khác (muối, hành, tỏi, tiêu)", "Other condiments (salt, onion, garlic, pepper)"],
  11: ["Chè tươi, chè chế biến", "Tea, fresh and processed"],
  12: ["Sản phẩm chè (trà) từ thực vật khác", "Tea products from other plants"],
  13: ["Cà phê, ca cao", "Coffee, cocoa"],
  14: ["Rượu trắng", "White spirit"],
  15: ["Đồ uống có cồn khác", "Other alcoholic drinks"],
  16: ["Nước khoáng thiên nhiên, nước uống đóng chai", "Natural mineral water, bottled drinking water"],
  17: ["Đồ uống không cồn khác", "Other non-alcoholic drinks"],
  18: ["Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền", "Functional food, herbal and traditional medicine"],
  19: ["Mỹ phẩm có thành phần từ dược liệu", "Cosmetics with medicinal-plant ingredients"],
  20: ["Tinh dầu và dược liệu khác", "Essential oils and other medicinal materials"],
  21: ["Thủ công mỹ nghệ gia dụng, trang trí", "Household and decorative handicrafts"],
  22: ["Vải, may mặc", "Fabric, garments"],
  23: ["Hoa", "Flowers"],
  24: ["Cây cảnh", "Ornamental plants"],
  25: ["Động vật cảnh", "Ornamental animals"],
  26: ["Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch", "Community tourism, ecotourism and tourist-site services"],
};

export function groupOf(lang: Lang, group: string): string {
  const name = names[group];
  return name ? `${group}. ${name[lang === 'vi' ? 0 : 1]}` : group;
}
