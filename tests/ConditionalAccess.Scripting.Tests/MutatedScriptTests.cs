using System.Linq.Expressions;
using System.Reflection;
using ConditionalAccess.Custom;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Generation.Custom;
using Xunit.Abstractions;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>Scripts that were right and are then damaged at random: each is refused with findings or becomes an expression of listed parts, and nothing throws.</summary>
public class MutatedScriptTests(ITestOutputHelper output)
{
    private const ulong Seed = 0x41C6_4E6D_9B05_688C;
    private const int Scripts = 6000, Batch = 500;

    private static readonly string[] s_pieces =
    [
        "(", ")", "!", "-", "+", "?", ":", "??", "?.", ".", "..", ",", ";", "[", "]", "{", "}", "<", ">", "<=", "=", "==", "!=", "=>", "&", "&&", "|", "||", "^", "~", "'", "\"", "\\", "\\u0041", "$", "@", "#",
        "//", "/*", "*/", "\n", "\r", "\0", "\u202e", "\ud800", "é", " ", "0", "1", "9999999999", "1e999", "0x", "1.5", "2L", "true", "false", "null", "new", "new[] { ", "new Version(1, 2)", "typeof(", "nameof(", "default",
        "is", "as", "await", "switch", "throw", "dynamic", "var", "Environment.Exit(1)", "System.", "signIn", "signIn.", "device", "script0", "item => ", "Any(", "All(", "Contains(", "GetType()", "ToString()", "string", "string.Empty",
        "TimeSpan.Zero", "RiskLevel.High", "DateTimeOffset.Now", "Enumerable", "Length", "Equals(",
    ];

    private static readonly Type[] s_listed = [typeof(string), typeof(Version), typeof(DateTimeOffset), typeof(TimeSpan), typeof(Enumerable)];

    [Fact]
    public void A_damaged_script_is_refused_or_still_a_condition_of_listed_parts()
    {
        var rng = new SplitMix64(Seed);
        int accepted = 0;
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int done = 0; done < Scripts; done += Batch)
        {
            var texts = new List<string>();
            for (int i = 0; i < Batch; i++) texts.Add(Damage(ref rng, RandomCustom.Condition(ref rng).Text));
            IReadOnlyList<ScriptResult> results = CSharpScriptCompiler.Default.Compile([.. texts.Select(t => Scripting.Tests.Scripts.Source(t))]);
            for (int i = 0; i < Batch; i++)
            {
                if (results[i].Expression is { } expression)
                {
                    accepted++;
                    new ListedParts(texts[i]).Visit(expression);
                    CustomCondition.TryCreate((Expression<Func<SignInFacts, bool>>)expression, out _, out _);
                }
                else AssertFindings(texts[i], results[i], codes);
            }
        }

        output.WriteLine($"{accepted} of {Scripts} accepted; findings: " + string.Join(", ", codes.Select(c => c.Key + " " + c.Value)));
        Assert.InRange(accepted, Scripts / 100, Scripts / 2);
    }

    private static void AssertFindings(string text, ScriptResult result, SortedDictionary<string, int> codes)
    {
        Assert.NotEmpty(result.Findings);
        foreach (ScriptFinding finding in result.Findings)
        {
            codes[finding.Code] = codes.GetValueOrDefault(finding.Code) + 1;
            Assert.Matches("^CAP16[012][0-9]$", finding.Code);
            Assert.True(finding.Line >= 1 && finding.Column >= 1 && finding.Column <= text.Length + 1, text);
            Assert.True((finding.Message + finding.Remedy).All(c => c is >= ' ' and <= '~'), finding.Message);
        }
    }

    private static string Damage(ref SplitMix64 rng, string text)
    {
        for (int edits = rng.Between(1, 3); edits > 0; edits--)
        {
            int at = rng.Below(text.Length + 1), length = Math.Min(rng.Skewed(12), text.Length - at);
            text = rng.Below(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text[..at] + rng.Pick<string>(s_pieces) + text[(at + length)..],
                _ => text.Insert(at, rng.Pick<string>(s_pieces)),
            };
        }

        return text;
    }

    private sealed class ListedParts(string text) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) => Check(node.Member, base.VisitMember(node));

        protected override Expression VisitMethodCall(MethodCallExpression node) => Check(node.Method, base.VisitMethodCall(node));

        protected override Expression VisitNew(NewExpression node) => Check(node.Constructor!, base.VisitNew(node));

        private Expression Check(MemberInfo member, Expression node)
        {
            Assert.True(s_listed.Contains(member.DeclaringType) || member.DeclaringType!.Namespace == typeof(SignInFacts).Namespace, member + ": " + text);
            return node;
        }
    }
}
