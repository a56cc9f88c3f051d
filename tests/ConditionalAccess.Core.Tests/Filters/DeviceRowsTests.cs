using ConditionalAccess.Compilation;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Core.Tests.Filters;

/// <summary>Filters as rows by attribute say of every device what the same filters say one by one, in all three values of truth.</summary>
public class DeviceRowsTests
{
    private const ulong Seed = 20261202;

    private static readonly DeviceFacts s_seen = new(Truth.Yes, IsWhatIf: false);

    private static readonly string[] s_properties =
    [
        "displayName", "displayName", "model", "manufacturer", "operatingSystemVersion", "isCompliant", "trustType", "extensionAttribute1", "extensionAttribute1", "extensionAttribute15",
        "mdmAppId", "physicalIds",
    ];

    private static readonly string[] s_operators = ["eq", "ne", "startsWith", "notStartsWith", "endsWith", "notEndsWith", "contains", "notContains", "in", "notIn"];

    private static readonly string[] s_texts =
    [
        "", "i", "I", "\u0131", "\u0130", "kiosk", "KIOSK", "\u212Aiosk", "saw", "\u017Faw", "SAW-2", "saw-22", "Stra\u00DFe", "STRASSE", "\u00E4", "\u00C4B", "\uD801\uDC28", "\uD801\uDC00", "\uD801", "\uDC28",
        "True", "False", "ServerAD", "serverad", "AzureAD", "Workplace", "10.0", "10.0.19045", "10.0.2", "a text that is much longer", "A TEXT that is much LONGER", "a text that was much longer",
    ];

    [Theory]
    [InlineData(1, 4)]
    [InlineData(12, 4)]
    [InlineData(40, 4)]
    [InlineData(200, 4)]
    [InlineData(300, 8)]
    [InlineData(700, 16)]
    [InlineData(40, 24)]
    public void Rows_say_what_filters_say_one_by_one(int policies, int words)
    {
        var rng = new SplitMix64(Seed + (ulong)policies);
        int sure = 0, unsure = 0, rounds = 10_000 / (policies + 100);
        for (int round = 0; round < rounds; round++)
        {
            string[] rules = [.. Enumerable.Range(0, policies).Select(_ => Rule(ref rng))];
            DeviceColumn column = Column([.. rules.Select(r => (r, rng.Chance(0.5)))], words);
            for (int i = 0; i < 60; i++)
            {
                DeviceSignals device = Device(ref rng, isKnown: i % 2 == 0);
                if (Agree(column, in device, i % 3 == 0 ? All(words) : Some(ref rng, words), $"seed {Seed} {policies} round {round} device {i}")) sure++;
                else unsure++;
            }
        }

        Assert.True(sure > 0 && unsure > 0, $"seed {Seed}: {sure} sure, {unsure} not sure");
    }

    [Theory]
    [InlineData("device.displayName -contains \"\uDC28\"", "x\uD801\uDC00")]
    [InlineData("device.displayName -eq \"x\uD801\uDC28\" -or device.displayName -endsWith \"\uDC28\"", "x\uD801\uDC00")]
    [InlineData("device.displayName -startsWith \"\uD801\"", "\uD801\uDC00")]
    [InlineData("device.displayName -eq \"k\u0131osk\" -or device.displayName -eq \"kiosk\"", "k\u0130osk")]
    [InlineData("device.displayName -ne null", "")]
    [InlineData("device.displayName -eq null -or device.displayName -eq \"\"", "")]
    [InlineData("device.displayName -startsWith \"\"", "anything")]
    [InlineData("device.displayName -in []", "anything")]
    [InlineData("device.displayName -contains \"saw\" -and device.displayName -notContains \"saw\"", "SAW-2")]
    [InlineData("device.isCompliant -in [\"true\", \"x\"]", "any")]
    [InlineData("device.trustType -eq \"\u017FerverAD\" -or device.displayName -eq \"any\"", "any")]
    public void Traps_of_texts_are_decided_as_one_by_one(string rule, string name)
    {
        DeviceColumn column = Column([(rule, false), (rule, true), ("-not (" + rule + ")", false)], 4);
        foreach (DeviceAttribute value in new DeviceAttribute[] { name, name.ToUpperInvariant(), DeviceAttribute.Null, default, DeviceAttribute.Of(new ValueArray<string>([name, "other"])) })
        {
            Agree(column, new DeviceSignals { IsRegistered = true, IsCompliant = true, DisplayName = value }, All(4), rule);
            Agree(column, new DeviceSignals { IsRegistered = true, IsCompliant = false, DisplayName = value }, All(4), rule);
        }
    }

    [Fact]
    public void An_extension_attribute_that_may_be_hidden_is_known_only_where_every_reading_agrees()
    {
        DeviceColumn column = Column(
            [("device.extensionAttribute1 -eq \"SAW\"", false), ("device.extensionAttribute1 -eq \"SAW\" -or device.extensionAttribute1 -eq null", false), ("device.extensionAttribute1 -ne \"SAW\"", false)], 4);
        foreach (DeviceAttribute value in new DeviceAttribute[] { "saw", "other", DeviceAttribute.Null, default })
        {
            foreach (bool? isCompliant in new bool?[] { null, true, false })
            {
                foreach (bool? isManaged in new bool?[] { null, true, false })
                {
                    Agree(column, new DeviceSignals { IsRegistered = true, IsCompliant = isCompliant, IsIntuneManaged = isManaged, TrustType = "AzureAD", ExtensionAttributes = [value] }, All(4), $"{value} {isCompliant} {isManaged}");
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 4, true)]
    [InlineData(30, 4, true)]
    [InlineData(200, 4, false)]
    [InlineData(30, 8, false)]
    public void Few_filters_in_a_plan_of_one_vector_are_gathered_in_one_word(int policies, int words, bool isOneWord)
    {
        (string, bool)[] rules = [.. Enumerable.Range(0, policies).Select(i => ($"device.model -eq \"{i % 9}\" -or device.isCompliant -eq True", i % 2 == 0))];
        Assert.Equal(isOneWord, Built(rules, words, out _, out _, out _)!.Word is not null);
    }

    [Fact]
    public void Attributes_with_too_many_texts_are_asked_one_by_one_and_the_others_are_not()
    {
        (string, bool)[] rules =
        [
            .. Enumerable.Range(0, 900).Select(i => ($"device.deviceId -in [{Listed(i, 50)}]", i % 2 == 0)),
            ("device.model -eq \"a\"", false),
        ];
        DeviceRows? rows = Built(rules, 16, out _, out _, out ulong[] policies);

        Assert.NotNull(rows);
        Assert.Equal((901, 900), (Count(policies), Count(rows.Rest)));
        DeviceColumn column = Column(rules, 16);
        Assert.True(Agree(column, new DeviceSignals { IsRegistered = true, DeviceId = "7-49", Model = "A" }, All(16), "many texts"));
    }

    [Fact]
    public void Making_rows_of_many_texts_takes_time_that_grows_with_them()
        => Assert.InRange(Growth.Of(100, n => Column([.. Enumerable.Range(0, n).Select(i => ($"device.deviceId -in [{Listed(i, 100)}]", false))], 16)), 0, 32);

    [Fact]
    public void A_device_with_a_very_long_name_is_decided_as_one_by_one()
    {
        DeviceColumn column = Column([("device.displayName -contains \"kiosk\"", false), ("device.displayName -eq \"kiosk\"", true), ("device.displayName -endsWith \"KIOSK\"", false)], 4);
        Agree(column, new DeviceSignals { IsRegistered = true, DisplayName = new string('k', 1_000_000) + "iosk" }, All(4), "long");
    }

    private static string Listed(int list, int count) => string.Join(", ", Enumerable.Range(0, count).Select(n => $"\"{list}-{n}\""));

    // Whether every policy is known; both ways, and the vector way where the plan fits one.
    private static bool Agree(DeviceColumn column, in DeviceSignals device, ulong[] asked, string about)
    {
        ulong[] may = [.. asked], unknown = new ulong[asked.Length], expectedMay = [.. asked], expectedUnknown = new ulong[asked.Length], vector = [.. asked];
        bool expected = column.WithoutRows().Ask(in device, s_seen, expectedMay, expectedUnknown), actual = column.Ask(in device, s_seen, may, unknown);
        Assert.True((expected, Text(expectedMay), Text(expectedUnknown)) == (actual, Text(may), Text(unknown)), about);
        if (asked.Length != RowKernel.OneVector) return expected;
        bool isKnown = column.TryNarrow(in device, vector);
        Assert.True(expected == isKnown && (!isKnown || Text(vector) == Text(expectedMay)), about + ", one vector");
        return expected;
    }

    private static DeviceColumn Column((string Rule, bool IsExclude)[] rules, int words)
    {
        DeviceRows? rows = Built(rules, words, out DeviceCheck[] checks, out int[] checkOf, out ulong[] policies);
        return new DeviceColumn(checks, checkOf, policies, rows);
    }

    private static DeviceRows? Built((string Rule, bool IsExclude)[] rules, int words, out DeviceCheck[] checks, out int[] checkOf, out ulong[] policies)
    {
        var builder = new DeviceFilterBuilder();
        checks = [.. rules.Select(r => new DeviceCheck { Filter = builder.Build(NegationNormalForm.Of(Rules.Device(r.Rule).Root)), IsExclude = r.IsExclude })];
        // In a plan of many words they stand in some of them.
        int first = words > 2 * RowKernel.Block ? 64 * RowKernel.Block : 0;
        checkOf = [.. Enumerable.Repeat(-1, first), .. Enumerable.Range(0, rules.Length)];
        policies = new ulong[words];
        for (int policy = 0; policy < rules.Length; policy++) Bits.Set(policies, first + policy);
        return DeviceRowsBuilder.Build(checks, checkOf, policies);
    }

    private static string Rule(ref SplitMix64 rng)
    {
        string join = rng.Chance(0.5) ? " -and " : " -or ";
        var leaves = new string[rng.Between(1, 4)];
        for (int i = 0; i < leaves.Length; i++) leaves[i] = Leaf(ref rng);
        string rule = string.Join(join, leaves);
        // Now and then what has no rows.
        if (rng.Chance(0.1)) rule = $"({rule}) -and ({Leaf(ref rng)} -or {Leaf(ref rng)})";
        return rng.Chance(0.15) ? $"-not ({rule})" : rule;
    }

    private static string Leaf(ref SplitMix64 rng)
    {
        string property = "device." + rng.Pick(s_properties) + " ";
        if (rng.Chance(0.06)) return property + (rng.Chance(0.5) ? "-eq null" : "-ne null");
        int op = rng.Below(s_operators.Length);
        if (op < 8) return $"{property}-{s_operators[op]} \"{rng.Pick(s_texts)}\"";
        var list = new string[rng.Between(0, 3)];
        for (int i = 0; i < list.Length; i++) list[i] = "\"" + rng.Pick(s_texts) + "\"";
        return $"{property}-{s_operators[op]} [{string.Join(", ", list)}]";
    }

    // Of a managed device everything is known; compliant or hybrid joined ones are managed.
    private static DeviceSignals Device(ref SplitMix64 rng, bool isKnown)
    {
        DeviceSignals device = Random(ref rng, isKnown);
        return isKnown && device.IsCompliant == false ? device with { TrustType = "serverAD" } : device;
    }

    private static DeviceSignals Random(ref SplitMix64 rng, bool isKnown) => new()
    {
        IsRegistered = true,
        IsCompliant = rng.Chance(isKnown ? 0 : 0.1) ? null : rng.Chance(0.5),
        IsIntuneManaged = rng.Chance(isKnown ? 0 : 0.1) ? null : rng.Chance(0.5),
        DisplayName = Value(ref rng, isKnown),
        Model = Value(ref rng, isKnown),
        Manufacturer = Value(ref rng, isKnown),
        OperatingSystemVersion = Value(ref rng, isKnown),
        TrustType = rng.Chance(0.8) ? rng.Pick<DeviceAttribute>(["serverAD", "AZUREAD", "Workplace", DeviceAttribute.Null]) : Value(ref rng, isKnown),
        MdmAppId = rng.Chance(isKnown ? 0 : 0.5) ? Value(ref rng, isKnown) : DeviceAttribute.Null,
        PhysicalIds = rng.Chance(0.5) ? DeviceAttribute.Null : DeviceAttribute.Of(new ValueArray<string>([rng.Pick(s_texts), rng.Pick(s_texts)])),
        ExtensionAttributes = rng.Chance(isKnown ? 0 : 0.1) ? default : [Value(ref rng, isKnown)],
    };

    private static DeviceAttribute Value(ref SplitMix64 rng, bool isKnown)
    {
        if (!isKnown && rng.Chance(0.1)) return rng.Chance(0.7) ? default : DeviceAttribute.Of(new ValueArray<string>([rng.Pick(s_texts)]));
        return rng.Chance(0.15) ? DeviceAttribute.Null : rng.Chance(0.2) ? rng.Pick(s_texts) + rng.Pick(s_texts) : rng.Pick(s_texts);
    }

    private static ulong[] All(int words)
    {
        var all = new ulong[words];
        all.AsSpan().Fill(ulong.MaxValue);
        return all;
    }

    private static ulong[] Some(ref SplitMix64 rng, int words)
    {
        var some = new ulong[words];
        for (int w = 0; w < words; w++) some[w] = rng.Next() & rng.Next() & rng.Next();
        return some;
    }

    private static int Count(ReadOnlySpan<ulong> words)
    {
        int count = 0;
        foreach (ulong word in words) count += System.Numerics.BitOperations.PopCount(word);
        return count;
    }

    private static string Text(ulong[] words) => string.Join(" ", words.Select(w => w.ToString("X16", System.Globalization.CultureInfo.InvariantCulture)));
}
