# Writes the files of a district of lower-secondary schools, each with twenty classes of forty-five, the most that the
# charter of secondary schools allows. The same number of schools gives the same files.
#
#   awk -v schools=N -v to=DIR -f full-classes.awk
#
# units.csv and accounts.csv (one clerk for all schools, one principal of the first), classes.csv, first.csv (the first
# class of the first school, with which a roll can be called) and pupils.csv (all the others).

BEGIN {
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    families = split("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý", family, " ")
    middles = split("Văn Thị Minh Ngọc Quốc Gia Khánh Thuỳ Đức Anh Bảo Hải", middle, " ")
    names = split("An Bình Châu Chi Dũng Dương Đạt Giang Hà Hải Hân Hiếu Hoa Huy Khang Khôi Lan Linh Long Mai Minh Nam Ngân Nhi Phong Phúc Quân Quỳnh Sơn Tâm Thảo Trang Tú Uyên Việt Yến", name, " ")
    office = code("PX000001", "000000")
    department = code("SO000001", "000000")
    random = 1

    print "code,kind,name,parent,from,levels,ownership,region" > (units = to "/units.csv")
    print "name,person,unit,role,displayName" > (accounts = to "/accounts.csv")
    print "school,year,code,name,grade,session" > (classes = to "/classes.csv")
    head = "code,school,class,name,birthDate,sex,ethnicity,disability,policy,address,phone,guardianName," \
        "guardianRelation,from,left,leaveReason"
    print head > (first = to "/first.csv")
    print head > (pupils = to "/pupils.csv")

    print department ",department,Sở Giáo dục và Đào tạo tỉnh Văn Khuê,,2025-07-01,,," > units
    print office ",commune-office,Phòng Văn hóa - Xã hội xã Suối Mây," department ",2025-07-01,,," > units
    for (number = 1; number <= schools; number++) write_school(number)
}

function write_school(number,    unit, school, seat, grade, room, place) {
    unit = "CS" padded(number, 6)
    school = code(unit, "000000")
    print school ",school,Trường THCS số " number "," office ",2025-07-01,lower-secondary,public,difficult" > units
    print "nhap-lieu,," school ",school-administrator,Người nhập liệu" > accounts
    if (number == 1) print "ht.so-1,," school ",principal,Hiệu trưởng" > accounts
    for (grade = 6; grade <= 9; grade++) for (room = 1; room <= 5; room++) {
        print school ",2026-2027," grade "A" room "," grade "A" room "," grade ",one" > classes
        for (place = 1; place <= 45; place++)
            print pupil(school, code(unit, "S" padded(++seat, 5)), grade, grade "A" room) > \
                (number == 1 && seat <= 45 ? first : pupils)
    }
}

function pupil(school, own, grade, room,    last) {
    last = pick(family, families)
    return own "," school "," room "," last " " pick(middle, middles) " " pick(name, names) "," \
        (2021 - grade) "-" padded(1 + below(12), 2) "-" padded(1 + below(28), 2) "," \
        (below(2) ? "male" : "female") "," padded(1 + (below(4) ? 0 : below(53)), 2) ",,," \
        "\"Thôn " (1 + below(20)) ", xã Suối Mây\",0" (900000000 + below(1000) * 1000 + below(1000)) "," \
        last " " pick(middle, middles) " " pick(name, names) ",father,2026-09-05,,"
}

# The code of a unit or a person: 19 characters and their check character, Luhn modulo 36.
function code(unit, sequence,    body, place, sum, product) {
    body = "99000" unit sequence
    sum = 0
    for (place = 19; place > 0; place--) {
        product = (index(digits, substr(body, place, 1)) - 1) * (place % 2 ? 2 : 1)
        sum += int(product / 36) + product % 36
    }
    return body substr(digits, (36 - sum % 36) % 36 + 1, 1)
}

function padded(number, width) { return sprintf("%0" width "d", number) }

function pick(words, count) { return words[1 + below(count)] }

# Park and Miller's generator: awk's own differs from one awk to the next.
function below(limit) {
    random = random * 16807 % 2147483647
    return int(random / 65536) % limit
}
