using System.Reflection;

namespace ConditionalAccess.Scripting.Translating;

/// <summary>What scripts may name beside their facts.</summary>
internal static class Vocabularies
{
    private static readonly string[] s_comparisons = ["op_Equality", "op_Inequality", "op_LessThan", "op_LessThanOrEqual", "op_GreaterThan", "op_GreaterThanOrEqual"];

    private static readonly Type[] s_plain = [typeof(int), typeof(long), typeof(string), typeof(TimeSpan)];

    public static Vocabulary Of(Type facts)
    {
        var vocabulary = new Vocabulary();
        foreach (Type type in (Type[])[typeof(bool), typeof(int), typeof(long), typeof(double), typeof(string), typeof(IReadOnlyCollection<string>)]) vocabulary.Add(type);
        AddTexts(vocabulary);
        AddVersions(vocabulary);
        AddTimes(vocabulary);
        AddLists(vocabulary);
        return vocabulary.AddFacts(facts);
    }

    private static void AddTexts(Vocabulary vocabulary)
    {
        vocabulary.Add(typeof(string), nameof(string.Length), nameof(string.Empty), nameof(string.IsNullOrEmpty)).AddValues(typeof(StringComparison));
        vocabulary.Add((MemberInfo)typeof(string).GetMethod(nameof(string.Equals), [typeof(string), typeof(string)])!);
        vocabulary.Add((MemberInfo)typeof(string).GetMethod(nameof(string.Equals), [typeof(string), typeof(string), typeof(StringComparison)])!);
        foreach (string name in (string[])[nameof(string.Equals), nameof(string.StartsWith), nameof(string.EndsWith), nameof(string.Contains)])
            vocabulary.Add((MemberInfo)typeof(string).GetMethod(name, [typeof(string)])!).Add((MemberInfo)typeof(string).GetMethod(name, [typeof(string), typeof(StringComparison)])!);
    }

    private static void AddVersions(Vocabulary vocabulary)
    {
        vocabulary.Add(typeof(Version), [.. s_comparisons, nameof(Version.Major), nameof(Version.Minor), nameof(Version.Build), nameof(Version.Revision)]);
        AddConstructors(vocabulary, typeof(Version));
    }

    private static void AddTimes(Vocabulary vocabulary)
    {
        vocabulary.Add(typeof(DateTimeOffset), [.. s_comparisons, "op_Subtraction", nameof(DateTimeOffset.ToOffset), nameof(DateTimeOffset.Year), nameof(DateTimeOffset.Month), nameof(DateTimeOffset.Day),
            nameof(DateTimeOffset.Hour), nameof(DateTimeOffset.Minute), nameof(DateTimeOffset.DayOfWeek), nameof(DateTimeOffset.TimeOfDay)]).AddValues(typeof(DayOfWeek));
        vocabulary.Add(typeof(TimeSpan), [.. s_comparisons, nameof(TimeSpan.FromDays), nameof(TimeSpan.FromHours), nameof(TimeSpan.FromMinutes), nameof(TimeSpan.FromSeconds), nameof(TimeSpan.Zero)]);
        AddConstructors(vocabulary, typeof(DateTimeOffset));
        AddConstructors(vocabulary, typeof(TimeSpan));
    }

    private static void AddLists(Vocabulary vocabulary)
    {
        foreach (MethodInfo method in typeof(Enumerable).GetMethods())
        {
            // The second parameter is what is looked for, or a condition; not a comparer.
            bool isListed = (method.Name, method.GetParameters()) switch
            {
                (nameof(Enumerable.Contains), { Length: 2 }) => true,
                (nameof(Enumerable.Any), { Length: 1 or 2 }) => true,
                (nameof(Enumerable.All), { Length: 2 }) => true,
                _ => false,
            };
            if (isListed) vocabulary.Add((MemberInfo)method);
        }
    }

    private static void AddConstructors(Vocabulary vocabulary, Type type)
    {
        foreach (ConstructorInfo constructor in type.GetConstructors().Where(c => c.GetParameters() is [_, ..] parameters && parameters.All(p => s_plain.Contains(p.ParameterType))))
            vocabulary.Add((MemberInfo)constructor);
    }
}
