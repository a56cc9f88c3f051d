using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace ConditionalAccess.Conventions;

/// <summary>A rule, gate or form of compliance settings that some room forgot would be ignored there; this names it.</summary>
public sealed class SettingCompletenessTests
{
    private const string Core = "src/ConditionalAccess.Core/";

    private static readonly (string Room, string[] Folders, string[] Enums)[] s_rooms =
    [
        ("the reference evaluator", [Core + "Compliance/Reference"], ["SettingRule", "SettingGate", "SettingForm"]),
        ("the compiled evaluator", [Core + "Compilation", Core + "Evaluation"], ["SettingRule", "SettingGate"]),
        ("reading and writing", [Core + "Json"], ["SettingForm"]),
        ("the generator", ["tests/ConditionalAccess.Testing/Generation/Compliance"], ["SettingForm"]),
    ];

    // Members that a room handles without naming them, with the reason.
    private static readonly Dictionary<string, string> s_unnamed = new(StringComparer.Ordinal)
    {
        ["the compiled evaluator: SettingRule.PartOfAnother"] = "the flag of a threat pair is read with its level, by name",
        ["the compiled evaluator: SettingRule.CustomScript"] = "the rules of a script are rows of their own, made from the value",
        ["reading and writing: SettingForm.CatalogFlag"] = "the catalog's form where no other is named",
    };

    [Fact]
    public void Every_room_knows_every_rule_gate_and_form_of_settings() => Expect.None(Missing(Members).Except(s_unnamed.Keys));

    [Fact]
    public void Everything_listed_as_unnamed_is() => Expect.None(s_unnamed.Keys.Except(Missing(Members)));

    [Fact]
    public void A_rule_that_no_room_knows_is_named_with_every_room()
        => Assert.Equal(["the reference evaluator: SettingRule.MoonPhase", "the compiled evaluator: SettingRule.MoonPhase"], Missing(name => name == "SettingRule" ? ["MoonPhase"] : []));

    private static IEnumerable<string> Members(string name)
        => SourceTree.BoundCore.GetTypeByMetadataName("ConditionalAccess.Compliance." + name)!.GetMembers().OfType<IFieldSymbol>().Where(f => f.IsConst && f.Name != "None").Select(f => f.Name);

    private static IEnumerable<string> Missing(Func<string, IEnumerable<string>> members)
    {
        foreach ((string room, string[] folders, string[] enums) in s_rooms)
        {
            string text = string.Join('\n', folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));
            foreach (string name in enums.SelectMany(e => members(e).Select(member => e + "." + member)))
            {
                if (!Regex.IsMatch(text, $@"\b{Regex.Escape(name)}\b")) yield return room + ": " + name;
            }
        }
    }
}
