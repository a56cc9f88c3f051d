using System.Reflection;

namespace ConditionalAccess.Scripting.Translating;

/// <summary>
/// The list of what scripts may name: types, and members of types. What is not on it is refused. Members are found by their documentation id and handed out as
/// the reflected member, so that nothing outside of the list can get into an expression. Immutable after it was built; thread-safe.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MemberInfo> _members = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Type> Types => _types.Values;

    public Type? FindType(string? id) => id is not null && _types.TryGetValue(id, out Type? type) ? type : null;

    public MemberInfo? FindMember(string? id) => id is not null && _members.TryGetValue(id, out MemberInfo? member) ? member : null;

    /// <summary>Names of members of a type, in ordinal order; for messages.</summary>
    public IReadOnlyList<string> MembersOf(Type type)
        => [.. _members.Values.Where(m => m.DeclaringType == type && m is not ConstructorInfo && m is not MethodInfo { IsSpecialName: true })
            .Select(m => m.Name).Distinct().Order(StringComparer.Ordinal)];

    public Vocabulary Add(Type type)
    {
        _types[MemberIds.Of(type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type)] = type;
        return this;
    }

    public Vocabulary Add(MemberInfo member)
    {
        _members[MemberIds.Of(member)] = member;
        return Add(member.DeclaringType!);
    }

    /// <summary>Public members that the type itself declares and that have one of the names; every overload.</summary>
    /// <exception cref="InvalidOperationException">There is none of a name: the list is wrong.</exception>
    public Vocabulary Add(Type type, params string[] names)
    {
        Add(type);
        foreach (string name in names)
        {
            MemberInfo[] found = type.GetMember(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);
            if (found.Length == 0) throw new InvalidOperationException(type.Name + " has no member " + name);
            foreach (MemberInfo member in found) Add(member);
        }

        return this;
    }

    /// <summary>Facts: everything public that the type declares, and the facts and enumerations that its members give.</summary>
    public Vocabulary AddFacts(Type facts)
    {
        if (_types.ContainsKey(MemberIds.Of(facts))) return this;
        Add(facts);
        foreach (MemberInfo member in facts.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            Type? given = member switch { PropertyInfo property => property.PropertyType, MethodInfo { IsSpecialName: false } method => method.ReturnType, _ => null };
            if (given is null) continue;
            Add(member);
            foreach (Type type in member is MethodInfo m ? m.GetParameters().Select(p => p.ParameterType).Append(given) : [given])
            {
                if (type.IsEnum) AddValues(type);
                else if (type.Assembly == facts.Assembly && type.Namespace == facts.Namespace) AddFacts(type);
            }
        }

        return this;
    }

    /// <summary>An enumeration with all its values.</summary>
    public Vocabulary AddValues(Type enumeration)
    {
        Add(enumeration);
        foreach (FieldInfo value in enumeration.GetFields(BindingFlags.Public | BindingFlags.Static)) Add(value);
        return this;
    }
}
